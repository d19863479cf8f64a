// The agent's desk while scripts run: suggestions as one types, everything by keyboard, tickets handed over by the help
// desk around it. Nothing that is typed or handed over is stored or put into an address. Without this file the form does
// the same work with a button.
'use strict';
(() => {
  const desk = document.querySelector('[data-desk]');
  const part = (name, inside = desk) => inside.querySelector(`[data-${name}]`);
  const form = document.getElementById('ticket');
  const list = part('suggestions');
  const status = part('status');
  const framed = window.parent !== window;
  const fill = (element, html) => element.replaceChildren(...marked(html));  // site.js: text and <mark>, nothing else
  // Browsers and the server do not agree on the digits of Arabic; the server's stand on the page already.
  const numberingSystem = /[\u0660-\u0669]/.test(desk.dataset.counts) ? 'arab' : undefined;
  const number = new Intl.NumberFormat(root.lang, { style: 'percent', numberingSystem });
  const languages = new Map([...form.locale.options].map((option) => [option.value, option]));
  if (framed) root.classList.add('panel');

  const say = (text) => { status.textContent = text; };
  const items = () => [...list.children];

  // One suggestion of the API's as the server's template shows it.
  function suggestion(entry) {
    const item = part('blank').content.firstElementChild.cloneNode(true);
    const slot = (name) => item.querySelector(`[data-part=${name}]`);
    const show = (name, shown) => { slot(name).hidden = !shown; };
    const internal = entry.audience === 'agents';
    const language = languages.get(entry.locale);
    Object.assign(item.dataset, { id: entry.id, locale: entry.locale, link: entry.url, text: entry.passage_text });
    item.dataset.markdown = entry.passage_markdown ?? '';
    item.classList.toggle('internal', internal);
    slot('title').textContent = entry.title;
    for (const link of item.querySelectorAll('a')) link.href = entry.url;
    slot('confidence').textContent = number.format(entry.confidence);
    item.querySelector('meter').value = entry.confidence * 100;
    show('internal', internal);
    show('fallback', entry.fallback);
    slot('language').textContent = language ? language.textContent : entry.locale;
    show('section', entry.section);
    slot('section').textContent = entry.section ? entry.section.title : '';
    fill(slot('passage'), entry.passage_html);
    for (const element of [slot('passage'), slot('section'), item.querySelector('h3')]) {
      Object.assign(element, { lang: entry.locale, dir: 'auto' });
    }
    slot('because').replaceChildren(...entry.because.flatMap((word) => [make('span', { className: 'word', textContent: word }), ' ']));
    return item;
  }

  // Copying. In a frame without permission for the clipboard, the old way still works.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make('textarea', { value: text, className: 'sr', readOnly: true });
      const active = document.activeElement;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      active?.focus();
    }
  }
  const link = (item) => new URL(item.dataset.link, location.href).href;
  const title = (item) => item.querySelector('[data-part=title]').textContent.trim();
  const escaped = (text) => text.replace(/[\\`*_[\]<>]/g, '\\$&');
  const texts = {
    link,
    markdown: (item) => `${item.dataset.markdown || escaped(item.dataset.text)}\n\n[${escaped(title(item))}](${link(item)})\n`,
    text: (item) => `${item.dataset.text}\n\n${title(item)}\n${link(item)}\n`,
  };

  // What customers cannot open is copied at the second press only, with the warning in sight.
  async function act(item, deed) {
    if (deed === 'open') {
      window.open(link(item), '_blank', 'noopener');
      return;
    }
    const button = part(`deed=${deed}`, item);
    if (item.classList.contains('internal') && item.dataset.warned !== deed) {
      item.dataset.warned = deed;
      item.querySelector('.warning')?.remove();
      item.querySelector('.deeds').prepend(make('span', { className: 'warning', role: 'alert', textContent: desk.dataset.confirm }));
      button.classList.add('sure-of-it');
      return;
    }
    calm(item);
    await copy(texts[deed](item));
    say(`${desk.dataset.copied}: ${title(item)}`);
    item.querySelector('.done')?.classList.remove('done');
    button.dataset.done = desk.dataset.copied;
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), 1500);
  }
  function calm(item) {
    delete item.dataset.warned;
    item.querySelector('.warning')?.remove();
    for (const button of item.querySelectorAll('.sure-of-it')) button.classList.remove('sure-of-it');
  }

  // The keyboard. One suggestion at a time can be reached by Tab, its buttons after it.
  function rove(chosen) {
    items().forEach((item) => { item.tabIndex = item === chosen ? 0 : -1; });
  }
  function choose(item) {
    items().forEach((other) => other !== item && calm(other));
    rove(item);
    item.focus();
    item.scrollIntoView({ block: 'nearest' });
  }
  const deeds = { Enter: 'link', l: 'link', m: 'markdown', t: 'text', o: 'open' };
  const outcomes = { s: 'sent', w: 'wrong' };
  list.addEventListener('keydown', (event) => {
    const item = event.target.closest('.suggestion');
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = items();
    const at = all.indexOf(item);
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const deed = deeds[key];
    const outcome = outcomes[key] && part(`outcome=${outcomes[key]}`, item);
    if (step && all[at + step]) choose(all[at + step]);
    else if (step === -1) form.body.focus();
    else if (event.key === 'Escape') select(form.body);
    else if (event.key === 'Home') choose(all[0]);
    else if (event.key === 'End') choose(all.at(-1));
    else if (deed && (event.key !== 'Enter' || event.target === item)) act(item, deed);
    else if (outcome) outcome.click();
    else if (!step) return;
    event.preventDefault();
  });
  const select = (field) => {
    field.focus();
    field.select();  // so that the next ticket can be pasted over this one
  };
  list.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-deed]');
    if (button) act(button.closest('.suggestion'), button.dataset.deed);
  });

  // What came of a suggestion, and the way back.
  const post = (url, body, signal) => fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
  async function tell(outcome, notice, button) {
    const told = part('told');
    const undo = part('undo');
    told.hidden = false;
    undo.hidden = true;
    try {
      const response = await post('/api/v1/suggest/outcome', outcome);
      if (!response.ok) throw new Error();
      undo.value = (await response.json()).undo ?? '';
      undo.hidden = !undo.value;
      told.querySelector('span').textContent = notice;
      list.querySelectorAll('[aria-pressed]').forEach((other) => other.removeAttribute('aria-pressed'));
      button?.setAttribute('aria-pressed', 'true');
    } catch {
      told.querySelector('span').textContent = desk.dataset.failed;
    }
  }
  desk.addEventListener('click', (event) => {
    const button = event.target.closest('[data-outcome], [data-undo]');
    if (!button) return;
    event.preventDefault();
    if (button.dataset.outcome === undefined) {
      tell({ undo: button.value }, desk.dataset.undone);
      return;
    }
    const { id, locale } = button.closest('.suggestion').dataset;
    tell({ id, locale, outcome: button.dataset.outcome, subject: form.subject.value, body: form.body.value }, desk.dataset.noted, button);
  });
  // Down from the end of what is typed, or with Alt from anywhere, leads to the suggestions.
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' || event.target.tagName === 'SELECT') return;
    const { value, selectionEnd } = event.target;
    if (!event.altKey && selectionEnd < value.length) return;
    if (!list.children.length) return;
    choose(list.firstElementChild);
    event.preventDefault();
  });

  // Suggestions while typing. An answer that is older than the text is dropped.
  let controller;
  let timer;
  function show(answer) {
    const found = answer.suggestions;
    const chosen = list.contains(document.activeElement) ? document.activeElement.closest('.suggestion').dataset.id : null;
    list.replaceChildren(...found.map(suggestion));
    part('told').hidden = true;
    prepare();
    if (chosen !== null) (items().find((item) => item.dataset.id === chosen) ?? list.firstElementChild ?? form.body).focus();
    detected(answer.detected ? languages.get(answer.locale)?.textContent : '');
    const missing = found.length > 0 && found[0].fallback;
    part('fallback').hidden = !missing;
    if (missing) part('fallback').querySelector('span').textContent = languages.get(answer.locale)?.dataset.missing ?? '';
    part('nothing').hidden = found.length > 0;
    part('gap').hidden = !answer.gap;
    part('gap').querySelector('bdi').textContent = answer.gap?.sentence ?? '';
    say(desk.dataset.counts.split('|')[found.length]);
  }
  function detected(name) {
    const option = languages.get('');
    option.textContent = option.dataset.detect + (name ? ` · ${name}` : '');
  }
  function clear() {
    controller?.abort();
    list.replaceChildren();
    detected('');
    for (const name of ['fallback', 'nothing', 'gap', 'told']) part(name).hidden = true;
    say('');
  }
  // What was found for an older text must not stand beside a newer one.
  function fail(why = desk.dataset.failed) {
    clear();
    say(why);
  }
  async function ask() {
    controller?.abort();
    controller = new AbortController();
    const { subject, body, locale, category } = form;
    if ((subject.value + body.value).trim().length < 3) return clear();
    const ticket = { subject: subject.value, body: body.value, limit: 5 };
    if (locale.value) ticket.locale = locale.value;
    if (category.value) ticket.category = category.value;
    try {
      const response = await post('/api/v1/suggest', ticket, controller.signal);
      if (response.status === 401) return location.assign(location.href);  // the session ended: sign in
      if (!response.ok) return fail({ 413: desk.dataset.large, 429: desk.dataset.busy }[response.status]);
      show(await response.json());
    } catch (error) {
      if (error.name !== 'AbortError') fail();
    }
  }
  const askSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 300);
  };
  form.addEventListener('input', askSoon);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });

  function prepare() {
    for (const button of list.querySelectorAll('button[data-deed]')) button.hidden = false;
    rove(list.firstElementChild);
  }
  prepare();
  form.querySelector('[type=submit]').hidden = true;  // suggestions come while one types; Enter in the subject still asks
  part('clear').hidden = false;
  part('clear').onclick = () => {
    for (const field of [form.subject, form.body]) field.value = '';
    clearTimeout(timer);
    clear();
    form.body.focus();
  };
  part('keys').hidden = false;
  part('keys').open = matchMedia('(min-width: 60rem) and (hover: hover)').matches;

  // A help desk that frames this page hands its ticket over:
  //   frame.contentWindow.postMessage({ type: 'firstline:ticket', subject, body, locale }, 'https://help.example.org');
  // once it was told 'firstline:ready'. Only origins that the operator allowed are heard.
  const origins = desk.dataset.origins.split(' ').filter(Boolean);
  addEventListener('message', (event) => {
    const ticket = event.data;
    if (!origins.includes(event.origin) || ticket?.type !== 'firstline:ticket') return;
    const text = (value, most) => (typeof value === 'string' ? value.slice(0, most) : '');
    form.subject.value = text(ticket.subject, 300);
    form.body.value = text(ticket.body, 60000);
    form.locale.value = languages.has(ticket.locale) ? ticket.locale : '';
    clearTimeout(timer);
    ask();
  });
  if (framed) for (const origin of origins) window.parent.postMessage({ type: 'firstline:ready' }, origin);
})();
