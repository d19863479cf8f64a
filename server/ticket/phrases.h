// What mail programs and their users write around a message, language by language: tables of phrases, as PhraseSets.
// A language more is a line more in phrases_*.cc.
#pragma once

#include "server/ticket/phrase_set.h"

namespace firstline::phrases {

// "wrote:" and the like, at the end of the line above a quoted message or inside it, before the name.
const PhraseSet& wrote();
// "-----Original Message-----", "Begin forwarded message": the text between the dashes.
const PhraseSet& original_message();
const PhraseSet& forwarded_message();

// Names of header fields as mail programs print them above a quoted message.
const PhraseSet& header_from();
const PhraseSet& header_date();
const PhraseSet& header_to();
const PhraseSet& header_copy();
const PhraseSet& header_subject();

// "Hello", "Dear", "Guten Tag"; and whom one greets when it is no name ("all", "team").
const PhraseSet& greeting();
const PhraseSet& addressee();
// "To the support team": how a letter says to whom it goes.
const PhraseSet& address();
// "Kind regards", "Thanks": a line that begins so and is short ends the message.
const PhraseSet& sign_off();
// "Automatic reply", "Undelivered Mail Returned to Sender": what the subject of a message begins with that a program
// sent by itself.
const PhraseSet& automatic_subject();
// "You can close the ticket": what a clause begins with in a message that needs no answer any more.
const PhraseSet& settled();
// "Sent from my iPhone", "Get Outlook for".
const PhraseSet& sent_from();
// Phrases that stand in nothing but the legal notices below business mail.
const PhraseSet& disclaimer();

}  // namespace firstline::phrases
