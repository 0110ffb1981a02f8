// Draws each model as an SVG, and each of its phases as another: node draw.mjs [--check] MODELS PICTURES
//
// Chromium and bpmn-js draw; Arimo stands in for Arial, whose measures it has, so that words break alike on every machine.
// Machines differ in fractions of a pixel all the same, which --check overlooks.

import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

const PIXELS_OF_DOUBT = 1.5;
const NUMBER = /(-?\d+(?:\.\d+)?)/;

const check = process.argv[2] === '--check';
const [models, pictures] = process.argv.slice(check ? 3 : 2);
const require = createRequire(import.meta.url);
const packaged = (name, ...path) => join(dirname(require.resolve(`${name}/package.json`)), ...path);

/** Runs in the browser: all planes of a model, by the id of what each shows. */
async function draw(xml) {
  const viewer = new BpmnJS({ container: '#canvas' });
  const { warnings } = await viewer.importXML(xml);
  if (warnings.length > 0) {
    throw new Error(warnings.map((warning) => warning.message).join('\n'));
  }
  const canvas = viewer.get('canvas');
  const drawn = {};
  for (const root of canvas.getRootElements()) {
    canvas.setRootElement(root);
    const { svg } = await viewer.saveSVG();
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml');
    picture.querySelectorAll('.djs-hit, .djs-outline').forEach((unseen) => unseen.remove());
    const [x, y, width, height] = picture.documentElement.getAttribute('viewBox').split(' ').map(Math.round);
    const frame = { x: x - 10, y: y - 10, width: width + 20, height: height + 20 };
    picture.documentElement.setAttribute('viewBox', Object.values(frame).join(' '));
    picture.documentElement.setAttribute('width', frame.width);
    picture.documentElement.setAttribute('height', frame.height);
    const paper = picture.createElementNS('http://www.w3.org/2000/svg', 'rect');
    Object.entries({ ...frame, fill: 'white' }).forEach(([name, value]) => paper.setAttribute(name, value));
    picture.documentElement.prepend(paper);
    drawn[root.businessObject.id] = new XMLSerializer().serializeToString(picture);
  }
  viewer.destroy();
  return drawn;
}

/** Gives the arrow heads, whose ids are drawn by lot, ids of their own. */
function withSteadyIds(svg) {
  const ids = [...new Set([...svg.matchAll(/<marker[^>]* id="([^"]+)"/g)].map((found) => found[1]))];
  return ids.reduce((text, id, number) => text.replaceAll(id, `marker-${number}`), svg);
}

function alike(one, other) {
  const [these, those] = [one.split(NUMBER), other.split(NUMBER)];
  return these.length === those.length && these.every((part, at) =>
    at % 2 === 0 ? part === those[at] : Math.abs(part - those[at]) <= PIXELS_OF_DOUBT);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage();
const font = readFileSync(packaged('@fontsource/arimo', 'files', 'arimo-latin-400-normal.woff2')).toString('base64');
await page.setContent('<div id="canvas" style="width: 1600px; height: 900px"></div>');
await page.addStyleTag({ content: `@font-face { font-family: Arial; src: url(data:font/woff2;base64,${font}) }` });
await page.evaluate(() => document.fonts.load('12px Arial'));
await page.addScriptTag({ path: packaged('bpmn-js', 'dist', 'bpmn-viewer.production.min.js') });

const outdated = [];
for (const model of readdirSync(models).filter((file) => file.endsWith('.bpmn')).sort()) {
  const name = basename(model, '.bpmn');
  const planes = await page.evaluate(draw, readFileSync(join(models, model), 'utf8'));
  for (const [shown, svg] of Object.entries(planes)) {
    const file = join(pictures, shown === name ? `${name}.svg` : `${name}-${shown}.svg`);
    const picture = `${withSteadyIds(svg)}\n`;
    if (!check) {
      writeFileSync(file, picture);
    } else if (!existsSync(file) || !alike(readFileSync(file, 'utf8'), picture)) {
      outdated.push(file);
    }
  }
}
await browser.close();
if (outdated.length > 0) {
  console.error(`Not as the models are; call .ci/draw-models and commit:\n${outdated.join('\n')}`);
  process.exit(1);
}
