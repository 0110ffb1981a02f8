// Reads a part of a page (data-fresh, in seconds) anew as often as it says; what is being typed or has been opened stays.
// Without this script there is a link for it, or the page loads itself.
(() => {
  // an unattended desk asks no more, so that its session ends
  const ATTENDED = 15 * 60_000;
  const { id, dataset: { fresh: every } } = document.querySelector('[data-fresh]');
  let touched = Date.now();
  ['keydown', 'pointerdown'].forEach((event) => document.addEventListener(event, () => { touched = Date.now(); }));

  const busy = (part) => part.contains(document.activeElement) || part.querySelector('details[open]');
  const refresh = async () => {
    const part = document.getElementById(id);
    if (document.hidden || busy(part) || Date.now() - touched > ATTENDED) {
      return;
    }
    try {
      const answer = await fetch(window.location.href);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById(id);
      if (answer.ok && fresh && !busy(part)) {
        part.replaceWith(document.adoptNode(fresh));
      }
    } catch {
      // the next time
    }
  };
  setInterval(refresh, every * 1000);
  document.addEventListener('visibilitychange', refresh);
})();
