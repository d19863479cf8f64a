// The agent's desk by keyboard alone, and as a panel in the frame of a help desk; README.md says how to run it.
import { createServer } from 'node:http';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const puppeteer = require('puppeteer-core');
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

async function open(path, size = { width: 1280, height: 900 }) {
  const page = await browser.newPage();
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
  await press(page, 'Escape');
  expect(await focused(page, '#body'), 'Escape leads back to the text');
  expect(await page.evaluate(() => !location.href.includes('Debian') && Object.keys(localStorage).every((key) => key === 'theme') && sessionStorage.length === 0),
    'nothing of the ticket is in the address or in storage');
  await page.close();
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
  expect(await frame.$eval('.top', (header) => getComputedStyle(header).display) === 'none', 'the panel has no header');
  await page.close();
  server.close();
}

async function checkWithoutScripts() {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(`${base}/agent?lang=en`);
  await page.type('#body', 'How do I install Firstline on Debian?');
  await page.focus('.ticket .button');
  await Promise.all([page.waitForNavigation(), press(page, 'Enter')]);
  expect(await page.$('.suggestion') !== null, 'the form works without scripts');
  expect(!page.url().includes('install'), 'the ticket is in no address');
  await page.close();
}

await checkSignIn();
await checkKeyboard();
await checkInternal();
await checkOutcome();
await checkPanel();
await checkWithoutScripts();
await browser.close();
console.log(findings === 0 ? 'no findings' : `${findings} findings`);
process.exitCode = findings === 0 ? 0 : 1;
