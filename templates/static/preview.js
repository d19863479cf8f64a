// Shows the page anew when what it shows was saved. Without this script, the browser's reload does it.
(() => {
  const shown = () => document.querySelector('[data-digest]');
  const events = new EventSource('/preview/events');
  let asked = 0;
  events.addEventListener('saved', async () => {
    const turn = ++asked;
    const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => null);
    if (!answer || turn !== asked) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-digest]');
    // Reloading keeps the place on the page and runs its other scripts.
    if (turn === asked && fresh?.dataset.digest !== shown()?.dataset.digest) location.reload();
  });
  addEventListener('pagehide', () => events.close());
})();
