// The day list reads itself anew every half minute; what is being typed stays. Without this script there is a link for it.
(() => {
  const print = document.getElementById('print');
  print.hidden = false;
  print.addEventListener('click', () => window.print());

  const EVERY = 30_000;
  // an unattended desk asks no more, so that its session ends
  const ATTENDED = 15 * 60_000;
  let touched = Date.now();
  ['keydown', 'pointerdown'].forEach((event) => document.addEventListener(event, () => { touched = Date.now(); }));

  const busy = (list) => list.contains(document.activeElement) || list.querySelector('details[open]');
  const refresh = async () => {
    const list = document.getElementById('day-list');
    if (document.hidden || busy(list) || Date.now() - touched > ATTENDED) {
      return;
    }
    try {
      const answer = await fetch(window.location.href);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('day-list');
      if (answer.ok && fresh && !busy(list)) {
        list.replaceWith(document.adoptNode(fresh));
      }
    } catch {
      // the next time
    }
  };
  setInterval(refresh, EVERY);
  document.addEventListener('visibilitychange', refresh);
})();
