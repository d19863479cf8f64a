// The agent's desk by keyboard alone, and as a panel in the frame of a help desk; README.md says how to run it.
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const puppeteer = require('puppeteer-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [base = 'http://127.0.0.1:8080', token, helpDeskPort = '8081'] = process.argv.slice(2);

let findings = 0;
function expect(condition, text) {
  if (condition) return;
  findings += 1;
  console.log(text);
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  userDataDir: mkdtempSync(join(tmpdir(), 'firstline-browser-')),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
await browser.defaultBrowserContext().overridePermissions(base, ['clipboard-read', 'clipboard-sanitized-write']);

const kWide = { width: 1280, height: 900 };
const kNarrow = { width: 320, height: 640 };
async function open(path, size = kWide, prepare = async () => {}) {
  const page = await browser.newPage();
  await prepare(page);
  await page.setViewport(size);
  page.on('pageerror', (error) => expect(false, `script error: ${error.message}`));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) expect(false, message.text());
  });
  await page.goto(base + path, { waitUntil: 'networkidle0' });
  return page;
}
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const focused = (page, what) => page.evaluate((selector) => document.activeElement.matches(selector), what);
const status = (page) => page.$eval('[data-status]', (element) => element.textContent);

async function checkSignIn() {
  const page = await open('/agent?lang=en');
  expect(await focused(page, '#token'), 'the token can be typed at once');
  await page.keyboard.type('nonsense');
  await Promise.all([page.waitForNavigation(), press(page, 'Enter')]);
  expect(await page.$('[role=alert]') !== null, 'a wrong token is refused with a word');
  await page.keyboard.type(token);
  await Promise.all([page.waitForNavigation(), press(page, 'Enter')]);
  expect(page.url().endsWith('/agent?lang=en'), 'signing in leads to the desk');
  expect(await focused(page, '#body'), 'the ticket can be pasted at once');
  await page.close();
}

async function checkKeyboard() {
  const page = await open('/agent?lang=en');
  await page.keyboard.type('How do I install Firstline on Debian, and which packages does it need?');
  await page.waitForSelector('.suggestion:not(.internal)');
  await page.waitForNetworkIdle();
  await press(page, 'ArrowDown');
  expect(await focused(page, '.suggestion:first-child'), 'ArrowDown leads from the text to the first suggestion');
  const own = await page.evaluate(() => [...document.querySelectorAll('.suggestion')].findIndex((item) => !item.classList.contains('internal')));
  for (let i = 0; i < own; ++i) await press(page, 'ArrowDown');
  const link = await page.evaluate(() => new URL(document.activeElement.dataset.link, location.href).href);
  const title = await page.evaluate(() => document.activeElement.querySelector('h3').textContent);
  await press(page, 'Enter');
  await page.waitForFunction(() => document.querySelector('[data-status]').textContent.startsWith('Copied'));
  expect(await clipboard(page) === link, 'Enter copies the link');
  expect((await status(page)).includes(title), 'copying is announced');
  await press(page, 'm');
  await new Promise((done) => setTimeout(done, 200));
  expect((await clipboard(page)).includes(`](${link})`), 'M copies Markdown');
  await press(page, 't');
  await new Promise((done) => setTimeout(done, 200));
  const text = await clipboard(page);
  expect(text.includes(link) && text.includes(title) && !text.includes(`](`), 'T copies text');
  const [opened] = await Promise.all([
    new Promise((done) => browser.once('targetcreated', done)),
    press(page, 'o'),
  ]);
  expect(opened.url().includes('/articles/') || opened.url() === '', 'O opens the article');
  await page.bringToFront();
  await page.focus('.suggestion');
  await press(page, 'End');
  expect(await focused(page, '.suggestion:last-child'), 'End leads to the last suggestion');
  await press(page, 'Home', 'ArrowUp');
  expect(await focused(page, '#body'), 'ArrowUp leads from the first suggestion to the text');
  await press(page, 'Home', 'ArrowDown');
  expect(await focused(page, '#body'), 'ArrowDown inside the text stays there');
  await page.keyboard.down('Alt');
  await press(page, 'ArrowDown');
  await page.keyboard.up('Alt');
  expect(await focused(page, '.suggestion:first-child'), 'with Alt it leads to the suggestions from anywhere');
  await press(page, 'Escape');
  expect(await focused(page, '#body'), 'Escape leads back to the text');
  await page.keyboard.type('How do I undo a bad update?');
  expect(await page.$eval('#body', (body) => body.value) === 'How do I undo a bad update?', 'the next ticket takes the place of the last');
  await page.focus('[data-clear]');
  await press(page, 'Enter');
  expect(await page.$eval('#ticket', (form) => form.subject.value + form.body.value) === '' && await page.$('.suggestion') === null,
    'a new ticket begins with nothing');
  expect(await focused(page, '#body'), 'and can be pasted at once');
  expect(await page.evaluate(() => !location.href.includes('Debian') && Object.keys(localStorage).every((key) => key === 'theme') && sessionStorage.length === 0),
    'nothing of the ticket is in the address or in storage');
  await page.close();
}

// Somebody at the keyboard keeps the place while newer suggestions arrive.
async function checkPlace() {
  const page = await open('/agent?lang=en');
  await page.keyboard.type('How do I install Firstline on Debian?');
  await page.waitForSelector('.suggestion');
  await page.waitForNetworkIdle();
  await page.keyboard.type(' Which packages?');
  await press(page, 'ArrowDown');
  expect(await focused(page, '.suggestion'), 'suggestions can be reached while newer ones are asked for');
  await page.waitForNetworkIdle();
  expect(await focused(page, '.suggestion'), 'the place is kept when they arrive');
  await press(page, 'm', 'm');
  await new Promise((done) => setTimeout(done, 1800));
  expect(await page.$('.done') === null, 'that it was copied is said for a moment only');
  await page.close();
}

// The language that was found, one that is chosen, a topic, and a ticket that is too long.
async function checkChoices() {
  const page = await open('/agent?lang=en');
  const detected = () => page.$eval('#locale', (locale) => locale.options[0].textContent);
  await page.keyboard.type('Wie mache ich eine misslungene Änderung rückgängig?');
  await page.waitForFunction(() => document.getElementById('locale').options[0].textContent.endsWith('Deutsch'));
  await page.waitForSelector('.suggestion[data-locale=de]');
  await page.select('#locale', 'en');
  await page.waitForFunction(() => !document.querySelector('.suggestion[data-locale=de]'));
  expect(!(await detected()).includes('Deutsch'), 'a language that is chosen is not said to be found');
  await page.select('#locale', '');
  await page.click('[data-clear]');
  await page.keyboard.type('How do I install Firstline on Debian?');
  await page.waitForSelector('.suggestion');
  await page.select('#category', 'getting-started');
  await page.waitForNetworkIdle();
  const ids = await page.$$eval('.suggestion', (all) => all.map((item) => item.dataset.id));
  expect(ids.length > 0 && ids.every((id) => id.startsWith('getting-started/')), 'a topic narrows what is suggested');
  await page.evaluate(() => {
    const body = document.getElementById('body');
    body.value = '\u0639'.repeat(50000);
    body.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.waitForFunction(() => document.querySelector('[data-status]').textContent.includes('shorten'));
  expect(await page.$('.suggestion') === null, 'no older suggestion stands beside a ticket that is refused');
  await page.close();
}

async function checkAccessibility() {
  const screens = [[kWide, 'light', 'en'], [kWide, 'dark', 'ar'], [kNarrow, 'dark', 'de'], [kNarrow, 'light', 'ar']];
  for (const [size, theme, locale] of screens) {
    const page = await open(`/agent?lang=${locale}`, size, async (fresh) => {
      await fresh.setBypassCSP(true);  // for axe alone
      await fresh.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    });
    await page.keyboard.type('What does an agent do when no article answers the ticket?');
    await page.waitForSelector('.suggestion.internal');
    await page.focus('.suggestion.internal');
    await press(page, 'Enter');
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => (await axe.run(document)).violations
      .map((violation) => `${violation.id} at ${violation.nodes[0].target}`));
    expect(violations.length === 0, `desk (${size.width}, ${theme}, ${locale}): ${violations.join('; ')}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow <= 0, `desk (${size.width}, ${locale}): overflows by ${overflow}`);
    await page.close();
  }
}

async function checkInternal() {
  const page = await open('/agent?lang=en');
  await page.keyboard.type('What does an agent do when no article answers the ticket?');
  await page.waitForSelector('.suggestion.internal');
  await page.waitForNetworkIdle();
  const before = await clipboard(page);
  await page.focus('.suggestion.internal');
  await press(page, 'Enter');
  expect(await clipboard(page) === before, 'an internal article is not copied at once');
  expect(await page.$('.suggestion.internal [role=alert]') !== null, 'the warning is in sight');
  await press(page, 'Enter');
  await page.waitForFunction(() => document.querySelector('[data-status]').textContent.startsWith('Copied'));
  expect((await clipboard(page)).includes('/articles/'), 'it is copied at the second press');
  await page.close();
}

async function checkOutcome() {
  const page = await open('/agent?lang=en');
  await page.keyboard.type('How do I install Firstline on Debian?');
  await page.waitForSelector('[data-outcome=sent]');
  await page.waitForNetworkIdle();
  await page.focus('.suggestion [data-outcome=sent]');
  await press(page, 'Enter');
  await page.waitForSelector('[data-undo]:not([hidden])');
  await page.focus('[data-undo]');
  await press(page, 'Enter');
  await page.waitForFunction(() => document.querySelector('[data-told]').textContent.includes('Taken back'));
  await page.focus('.suggestion');
  await press(page, 's');
  await page.waitForSelector('[data-outcome=sent][aria-pressed=true]');
  await page.focus('[data-undo]');
  await press(page, 'Enter');
  await page.waitForFunction(() => !document.querySelector('[aria-pressed]'));
  await page.close();
}

// The help desk is a page of another origin on the same host, which for cookies is the same site.
async function checkPanel() {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><iframe src="${base}/agent?lang=en" width="320" height="600" allow="clipboard-write"></iframe><script>
      addEventListener('message', (event) => {
        if (event.data.type !== 'firstline:ready') return;
        event.source.postMessage({ type: 'firstline:ticket', subject: 'Install', body: 'How do I install Firstline on Debian?', locale: 'en' }, event.origin);
      });</script>`);
  }).listen(Number(helpDeskPort), '127.0.0.1');
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${helpDeskPort}/`);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  await frame.waitForSelector('.suggestion', { timeout: 10000 }).catch(() => expect(false, 'a ticket that is handed over gets suggestions'));
  expect(await frame.$eval('#subject', (input) => input.value) === 'Install', 'the subject is handed over');
  expect(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the panel fits 320 pixels');
  expect(await frame.$eval('.suggestion', (item) => item.getBoundingClientRect().top < innerHeight * 0.6), 'the first suggestion is in sight');
  await frame.evaluate(() => postMessage({ type: 'firstline:ticket', subject: 'Forged', body: 'Forged' }, '*'));
  await page.evaluate(() => document.querySelector('iframe').contentWindow.postMessage({ type: 'other', subject: 'Other' }, '*'));
  await new Promise((done) => setTimeout(done, 100));
  expect(await frame.$eval('#subject', (input) => input.value) === 'Install', 'only tickets of allowed origins are taken');
  await frame.focus('#body');
  await press(page, 'End', 'ArrowDown', 'Enter');
  await frame.waitForFunction(() => document.querySelector('[data-status]').textContent.startsWith('Copied'));
  expect(await frame.$eval('.top', (header) => getComputedStyle(header).display) === 'none', 'the panel has no header');
  await page.close();
  server.close();
}

async function checkWithoutScripts() {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(`${base}/agent?lang=en`);
  await page.type('#body', 'How do I install Firstline on Debian?');
  await page.focus('.ticket [type=submit]');
  await Promise.all([page.waitForNavigation(), press(page, 'Enter')]);
  expect(await page.$('.suggestion') !== null, 'the form works without scripts');
  expect(!page.url().includes('install'), 'the ticket is in no address');
  await page.close();
}

await checkSignIn();
await checkKeyboard();
await checkPlace();
await checkChoices();
await checkInternal();
await checkOutcome();
await checkAccessibility();
await checkPanel();
await checkWithoutScripts();
await browser.close();
console.log(findings === 0 ? 'no findings' : `${findings} findings`);
process.exitCode = findings === 0 ? 0 : 1;
