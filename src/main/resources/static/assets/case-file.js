// The viewer of the officer's case file: larger, smaller, turned. Without this script the pages show at full width.
(() => {
  const print = document.getElementById('print');
  print.hidden = false;
  print.addEventListener('click', () => window.print());

  const tools = document.getElementById('viewer-tools');
  const stage = document.getElementById('stage');
  if (!tools) {
    return;
  }
  const STEP = 1.25;
  const MOST = 8;
  const pages = [...stage.querySelectorAll('.paspor-page')];
  let zoom = 1;
  let turns = 0;

  const lay = (page) => {
    const picture = page.querySelector('img');
    const lying = turns % 2 !== 0;
    const across = stage.clientWidth * zoom;
    const ratio = picture.naturalHeight / picture.naturalWidth;
    if (!picture.complete || !ratio) {
      return;
    }
    const width = lying ? across / ratio : across;
    const height = width * ratio;
    page.style.width = `${lying ? height : width}px`;
    page.style.height = `${lying ? width : height}px`;
    picture.style.position = 'absolute';
    picture.style.width = `${width}px`;
    picture.style.left = `${((lying ? height : width) - width) / 2}px`;
    picture.style.top = `${((lying ? width : height) - height) / 2}px`;
    picture.style.transform = `rotate(${turns * 90}deg)`;
  };
  const layAll = () => pages.forEach(lay);

  const zoomTo = (next) => {
    const middle = (stage.scrollTop + stage.clientHeight / 2) / zoom;
    const centre = (stage.scrollLeft + stage.clientWidth / 2) / zoom;
    zoom = Math.min(MOST, Math.max(0.25, next));
    layAll();
    stage.scrollTop = middle * zoom - stage.clientHeight / 2;
    stage.scrollLeft = centre * zoom - stage.clientWidth / 2;
  };
  const turn = (by) => {
    turns = (turns + by + 4) % 4;
    layAll();
  };

  tools.hidden = false;
  tools.addEventListener('click', (event) => {
    const { zoom: how, turn: by } = event.target.dataset;
    if (how) {
      zoomTo({ in: zoom * STEP, out: zoom / STEP, fit: 1 }[how]);
    } else if (by) {
      turn(Number(by));
    }
  });
  stage.addEventListener('keydown', (event) => {
    const act = {
      '+': () => zoomTo(zoom * STEP),
      '=': () => zoomTo(zoom * STEP),
      '-': () => zoomTo(zoom / STEP),
      '0': () => zoomTo(1),
      '[': () => turn(-1),
      ']': () => turn(1),
    }[event.key];
    if (act && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act();
    }
  });
  pages.forEach((page) => page.querySelector('img').addEventListener('load', () => lay(page)));
  window.addEventListener('resize', layAll);
  layAll();
})();
