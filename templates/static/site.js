// What pages gain when scripts run; everything works without. No dependency, no inline code, nothing from elsewhere.
(() => {
  'use strict';
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const stored = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  const applyTheme = (theme) => { root.dataset.theme = theme || (dark.matches ? 'dark' : 'light'); };
  applyTheme(stored());  // at once, before anything is painted
  dark.addEventListener('change', () => applyTheme(stored()));

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // Text with <mark>, rebuilt from scratch: nothing else of the answer's markup reaches the page.
  const marked = (html) => [...new DOMParser().parseFromString(html || '', 'text/html').body.childNodes].map((node) =>
    node.nodeName === 'MARK' ? make('mark', { textContent: node.textContent }) : node.textContent);

  const debounce = (run, delay) => {
    let timer;
    return (...values) => { clearTimeout(timer); timer = setTimeout(() => run(...values), delay); };
  };

  // The latest answer wins: a new request aborts the one before it. An error is no answer.
  const latest = () => {
    let controller;
    return async (url, options = {}) => {
      controller?.abort();
      controller = new AbortController();
      try {
        const response = await fetch(url, { ...options, signal: controller.signal });
        return response.ok ? await response.json() : null;
      } catch { return null; }
    };
  };

  function themeToggle(button) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
      try { localStorage.setItem('theme', theme); } catch { /* this page only */ }
      applyTheme(theme);
    });
  }

  // The combobox of the ARIA Authoring Practices, "list autocomplete with manual selection".
  function autocomplete(form) {
    const input = form.q;
    const list = make('ul', { id: 'suggest', className: 'suggest', hidden: true, role: 'listbox' });
    list.setAttribute('aria-label', input.dataset.list);
    const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'suggest', 'aria-expanded': 'false' };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    form.append(list);
    const request = latest();
    let chosen = -1;

    const select = (index) => {
      chosen = index;
      [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === chosen)));
      if (chosen < 0) return input.removeAttribute('aria-activedescendant');
      input.setAttribute('aria-activedescendant', list.children[chosen].id);
      list.children[chosen].scrollIntoView({ block: 'nearest' });
    };
    const open = (shown) => {
      list.hidden = !shown;
      input.setAttribute('aria-expanded', String(shown));
      if (!shown) select(-1);
    };
    const show = debounce(async () => {
      const query = input.value.trim();
      if (!query) return open(false);
      const answer = await request(`/api/v1/autocomplete?${new URLSearchParams({ q: query, locale: form.dataset.locale })}`);
      if (!answer || document.activeElement !== input || input.value.trim() !== query) return;
      list.replaceChildren(...answer.suggestions.map((entry, i) => {
        const item = make('li', { id: `suggest-${i}`, role: 'option' }, make('span', {}, ...marked(entry.title_html)));
        item.dataset.url = entry.url;
        return item;
      }));
      select(-1);
      open(answer.suggestions.length > 0);
    }, 120);

    input.addEventListener('input', show);
    input.addEventListener('focus', () => { if (list.children.length && input.value.trim()) open(true); });
    input.addEventListener('blur', () => open(false));
    input.addEventListener('keydown', (event) => {
      const count = list.children.length;
      if (event.key === 'Escape' && !list.hidden) { event.preventDefault(); return open(false); }
      if (event.key === 'Enter' && !list.hidden && chosen >= 0) {
        event.preventDefault();
        location.assign(list.children[chosen].dataset.url);
      }
      if (!count || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      if (list.hidden) open(true);
      // One place beyond either end is the input itself.
      const step = event.key === 'ArrowDown' ? 1 : -1;
      select(((chosen + 1 + step + count + 1) % (count + 1)) - 1);
    });
    list.addEventListener('mousedown', (event) => event.preventDefault());  // keeps the focus in the input
    list.addEventListener('click', (event) => {
      const item = event.target.closest('li');
      if (item) location.assign(item.dataset.url);
    });
  }

  function closeMenus(event) {
    for (const menu of document.querySelectorAll('[data-menu][open]')) {
      if (event.key === 'Escape') menu.querySelector('summary').focus();
      if (event.key === 'Escape' || (event.type === 'click' && !menu.contains(event.target))) menu.open = false;
    }
  }

  function copyButton(pre, words) {
    const button = make('button', { type: 'button', className: 'copy', textContent: words.copy });
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(pre.querySelector('code').textContent);
      button.textContent = words.copied;
      button.classList.add('done');
      setTimeout(() => { button.textContent = words.copy; button.classList.remove('done'); }, 2000);
    });
    pre.append(button);
  }

  function suggestWhileTyping(form) {
    const place = document.getElementById('suggested');
    const request = latest();
    form.addEventListener('input', debounce(async () => {
      const [subject, body] = [form.subject.value, form.body.value];
      if ((subject + body).trim().length < 12) return;
      const answer = await request('/api/v1/suggest', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ subject, body, locale: form.dataset.locale }),
      });
      if (!answer) return;
      const rows = answer.suggestions.map((entry) => make('li', {}, make('a', { href: entry.url },
        make('strong', { textContent: entry.title }), make('span', {}, ...marked(entry.passage_html)))));
      place.replaceChildren(...(rows.length === 0 ? [] : [
        make('h2', { textContent: place.dataset.title }), make('ul', { className: 'rows' }, ...rows)]));
    }, 500));
  }

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-theme-toggle]').forEach(themeToggle);
    document.querySelectorAll('[data-search]').forEach(autocomplete);
    document.querySelectorAll('[data-suggest]').forEach(suggestWhileTyping);
    if (navigator.clipboard) {
      document.querySelectorAll('[data-copy]').forEach((text) =>
        text.querySelectorAll('pre').forEach((pre) => pre.querySelector('code') && copyButton(pre, text.dataset)));
    }
    document.addEventListener('click', closeMenus);
    document.addEventListener('keydown', closeMenus);
  });
})();
