// The officer's case file: printing, and the viewer of copies: larger, smaller, turned. Without this script the pages show at
// full width. Works on the page itself, and on the case file that Tasklist shows beside a task.
const STEP = 1.25;
const MOST = 8;

function offerPrinting(root) {
  const print = root.getElementById('print');
  // beside a task the page to print would be Tasklist's
  if (print && root === document) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }
}

function offerViewer(root) {
  const tools = root.getElementById('viewer-tools');
  const stage = root.getElementById('stage');
  if (!tools) {
    return;
  }
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
  new ResizeObserver(layAll).observe(stage);
  layAll();
}

// root is the document, or the shadow root that holds the case file
export default function showCaseFile(root) {
  offerPrinting(root);
  offerViewer(root);
}

showCaseFile(document);
