// What pages gain when scripts run; everything works without.
'use strict';
const root = document.documentElement;
const all = (selector) => [...document.querySelectorAll(selector)];
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const dark = matchMedia('(prefers-color-scheme: dark)');
const stored = () => { try { return localStorage.theme; } catch {} };
const setTheme = (theme) => { root.dataset.theme = theme || (dark.matches ? 'dark' : 'light'); };
setTheme(stored());  // before anything is painted
dark.addEventListener('change', () => setTheme(stored()));

function themeToggle(button) {
  button.hidden = false;
  button.onclick = () => {
    setTheme(root.dataset.theme === 'dark' ? 'light' : 'dark');
    try { localStorage.theme = root.dataset.theme; } catch {}
  };
}

// Text with <mark>, rebuilt: no other markup of an answer reaches the page.
const marked = (html) => [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].map((node) =>
  node.nodeName === 'MARK' ? make('mark', { textContent: node.textContent }) : node.textContent);

// Asks when typing pauses; an older question is aborted, an error is no answer.
const whenTypingPauses = (delay, ask, show) => {
  let timer, controller;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      controller?.abort();
      controller = new AbortController();
      const question = ask();
      if (!question) return show([]);
      try {
        const response = await fetch(question.url, { ...question, signal: controller.signal });
        if (response.ok) show((await response.json()).suggestions);
      } catch {}
    }, delay);
  };
};

// ARIA's combobox with list autocomplete.
function autocomplete(form) {
  const input = form.q;
  const list = make('ul', { id: 'suggest', className: 'suggest', hidden: true, role: 'listbox', ariaLabel: input.dataset.list });
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', 'suggest'], ['aria-expanded', false]]) {
    input.setAttribute(name, value);
  }
  form.append(list);
  let chosen = -1;
  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', i === index));
    input.removeAttribute('aria-activedescendant');
    if (index < 0) return;
    input.setAttribute('aria-activedescendant', list.children[index].id);
    list.children[index].scrollIntoView({ block: 'nearest' });
  };
  const open = (shown) => {
    list.hidden = !shown;
    input.setAttribute('aria-expanded', shown);
    choose(-1);
  };
  const go = (item) => location.assign(item.dataset.url);
  const ask = () => input.value.trim() && {
    url: '/api/v1/autocomplete?' + new URLSearchParams({ q: input.value.trim(), locale: form.dataset.locale }),
  };
  input.addEventListener('input', whenTypingPauses(120, ask, (entries) => {
    list.replaceChildren(...entries.map((entry, i) => {
      const item = make('li', { id: 'suggest-' + i, role: 'option' }, make('span', {}, ...marked(entry.title_html)));
      item.dataset.url = entry.url;
      return item;
    }));
    open(entries.length > 0 && document.activeElement === input);
  }));
  input.addEventListener('focus', () => open(list.children.length > 0 && !!input.value.trim()));
  input.addEventListener('blur', () => open(false));
  input.addEventListener('keydown', (event) => {
    const places = list.children.length + 1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && !list.hidden) open(false);
    else if (event.key === 'Enter' && chosen >= 0) go(list.children[chosen]);
    else if (step && places > 1) {
      if (list.hidden) open(true);
      choose((chosen + 1 + step + places) % places - 1);
    } else return;
    event.preventDefault();
  });
  list.onmousedown = (event) => event.preventDefault(); 
  list.onclick = (event) => event.target.closest('li') && go(event.target.closest('li'));
}

function suggestWhileTyping(form) {
  const place = document.getElementById('suggested');
  const ask = () => (form.subject.value + form.body.value).trim().length > 11 && {
    url: '/api/v1/suggest',
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ subject: form.subject.value, body: form.body.value, locale: form.dataset.locale }),
  };
  form.addEventListener('input', whenTypingPauses(500, ask, (entries) => {
    const rows = entries.map((entry) => make('li', {}, make('a', { href: entry.url },
      make('strong', { textContent: entry.title }), make('span', {}, ...marked(entry.passage_html)))));
    place.replaceChildren(...(rows.length ? [make('h2', { textContent: place.dataset.title }), make('ul', { className: 'rows' }, ...rows)] : []));
  }));
}

function copyButton(code, words) {
  const button = make('button', { type: 'button', className: 'copy', title: words.copy, ariaLabel: words.copy });
  button.onclick = async () => {
    await navigator.clipboard.writeText(code.textContent);
    button.ariaLabel = words.copied;
    button.classList.add('done');
    setTimeout(() => { button.ariaLabel = words.copy; button.classList.remove('done'); }, 2000);
  };
  code.after(button);
  addEventListener('load', () => { if (code.scrollWidth > code.clientWidth) code.tabIndex = 0; });
}

function closeMenus(event) {
  for (const menu of all('[data-menu][open]')) {
    if (event.key === 'Escape') menu.firstElementChild.focus();
    if (event.key === 'Escape' || (event.type === 'click' && !menu.contains(event.target))) menu.open = false;
  }
}

document.addEventListener('DOMContentLoaded', () => {
  all('[data-theme-toggle]').forEach(themeToggle);
  all('[data-search]').forEach(autocomplete);
  all('[data-suggest]').forEach(suggestWhileTyping);
  if (navigator.clipboard) all('[data-copy] pre > code').forEach((code) => copyButton(code, code.closest('[data-copy]').dataset));
  for (const type of ['click', 'keydown']) addEventListener(type, closeMenus);
});
