// Opens a running server in Chromium and checks what only a browser can see; README.md says what and how.
import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const puppeteer = require('puppeteer-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const base = process.argv[2] ?? 'http://127.0.0.1:8080';

const paths = [
  '/en/', '/en/articles/getting-started/install', '/en/articles/faq', '/en/categories/writing', '/en/search?q=install',
  '/en/search?q=instal+translation&category=writing', '/en/search?q=zzqqxx', '/en/contact', '/en/no-such-page',
  '/ar/', '/ar/articles/getting-started/install', '/de/search?q=installieren', '/agent?lang=ar',
];
const screens = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844, isMobile: true, hasTouch: true },
  small: { width: 320, height: 640, isMobile: true, hasTouch: true },
};
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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

async function open(path, screen, theme = 'light', prepare = async () => {}) {
  const page = await browser.newPage();
  await prepare(page);
  await page.setViewport(screens[screen]);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  page.on('pageerror', (error) => expect(false, `${path}: script error: ${error.message}`));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) expect(false, `${path}: ${message.text()}`);
  });
  await page.goto(base + path, { waitUntil: 'networkidle0' });
  return page;
}

// Links inside sentences are exempt from the size of targets (WCAG 2.2, 2.5.8).
const smallTargets = () => [...document.querySelectorAll('main a, main summary, main button, header a, footer a')]
  .filter((element) => !element.closest('.prose, p') && element.checkVisibility() && !element.closest('.card'))
  .filter((element) => element.getBoundingClientRect().height < 43.5)
  .map((element) => element.textContent.trim().slice(0, 30));

async function checkLayout() {
  for (const path of paths) {
    for (const screen of ['desktop', 'phone']) {
      for (const theme of ['light', 'dark']) {
        const page = await open(path, screen, theme, (fresh) => fresh.setBypassCSP(true));  // for axe alone
        await page.evaluate(axe);
        const violations = await page.evaluate(async (runOnly) => (await axe.run(document, { runOnly })).violations
          .map((violation) => `${violation.id} at ${violation.nodes[0].target}`), rules);
        expect(violations.length === 0, `${path} (${screen}, ${theme}): ${violations.join('; ')}`);
        if (screen === 'phone') {
          const small = await page.evaluate(smallTargets);
          expect(small.length === 0, `${path}: less than 44 pixels high: ${small.join(', ')}`);
        }
        await page.close();
      }
    }
    const page = await open(path, 'small');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow <= 0, `${path}: overflows 320 pixels by ${overflow}`);
    await page.close();
  }
}

async function checkKeyboard() {
  const page = await open('/en/', 'desktop');
  const attribute = (name) => page.$eval('#q', (input, wanted) => input.getAttribute(wanted), name);
  await page.type('#q', 'ins');
  await page.waitForSelector('#suggest:not([hidden]) li');
  await page.keyboard.press('ArrowDown');
  expect(await attribute('aria-activedescendant') === 'suggest-0', 'ArrowDown chooses the first suggestion');
  await page.keyboard.press('ArrowUp');
  expect(await attribute('aria-activedescendant') === null, 'ArrowUp leads back to the input');
  await page.keyboard.press('Escape');
  expect(await attribute('aria-expanded') === 'false', 'Escape closes the suggestions');
  await page.keyboard.press('ArrowDown');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(page.url().includes('/en/articles/'), 'Enter opens the chosen suggestion');

  await page.click('[data-theme-toggle]');
  await page.reload();
  expect(await page.$eval('html', (root) => root.dataset.theme) === 'dark', 'the chosen theme is kept');
  await page.click('[data-menu] summary');
  await page.keyboard.press('Escape');
  expect(await page.$('[data-menu][open]') === null, 'Escape closes the language menu');
  await page.close();
}

async function checkPaper() {
  const page = await open('/en/articles/getting-started/install', 'desktop', 'dark');
  await page.emulateMediaType('print');
  const colours = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.top')).display]);
  expect(colours[0] === 'rgb(255, 255, 255)' && colours[1] === 'none', 'a dark page is printed dark on white, without its header');
  await page.setViewport({ width: 718, height: 1000 });  // A4 within Chromium's margins
  const cut = await page.evaluate(() => {
    const cells = (tag) => `<tr>${`<${tag}>Internationalization <code>0x80070057</code></${tag}>`.repeat(9)}</tr>`;
    document.querySelector('.prose').insertAdjacentHTML('beforeend', `<div class="table"><table>${cells('th')}${cells('td')}</table></div>`);
    const box = document.querySelector('.prose').lastElementChild;
    return box.scrollWidth > box.clientWidth;
  });
  expect(!cut, 'a table of nine columns fits on paper');
  await page.close();
}

async function checkWithoutScripts() {
  const page = await open('/en/', 'phone', 'dark', (fresh) => fresh.setJavaScriptEnabled(false));
  await page.type('#q', 'install');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(page.url().endsWith('/en/search?q=install'), 'a search without scripts leads to results');
  await page.close();
}

await checkLayout();
await checkKeyboard();
await checkPaper();
await checkWithoutScripts();
await browser.close();
console.log(findings === 0 ? 'no findings' : `${findings} findings`);
process.exitCode = findings === 0 ? 0 : 1;
