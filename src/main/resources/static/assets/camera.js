// Takes the applicant's photo with the camera of this machine, for whoever may put one into the case file. What is taken goes into
// the form's file field and is sent as a file would be; where there is no camera, or it is refused, the field stays.

// what a passport photo is cut to, and the most that is sent (pixels)
const WIDTH_TO_HEIGHT = 3 / 4;
const TALLEST = 1600;
const QUALITY = 0.92;
const NAME = 'photo.jpg';

// hints are for the eye and refuse nothing; they look at a picture of so many pixels across, in grey levels of 0 to 255
const LOOKED_AT = 150;
const TOO_DARK = 70;
const TOO_BRIGHT = 215;
const TOO_BLURRED = 25;
const TOO_BUSY = 28;
// the part above and beside the head: to both sides, a fifth of the width, down to the half
const SIDE = 0.2;
const UPPER = 0.5;
// the head: what is so many grey levels off the wall; how wide it is at the height of the eyes, and where it begins, as parts of the
// picture
const STANDS_OUT = 30;
const EYES = [0.45, 0.55];
const LEAST_WIDE = 0.35;
const MOST_WIDE = 0.85;
const HIGHEST = 0.03;
const LOWEST = 0.3;
// how far down nothing but wall is beside whoever sits too near
const CORNERS = 0.2;

function greys(picture) {
  const small = document.createElement('canvas');
  small.width = LOOKED_AT;
  small.height = Math.round(LOOKED_AT / WIDTH_TO_HEIGHT);
  const context = small.getContext('2d', { willReadFrequently: true });
  context.drawImage(picture, 0, 0, small.width, small.height);
  const { data } = context.getImageData(0, 0, small.width, small.height);
  const grey = (x, y) => {
    const at = 4 * (y * small.width + x);
    return 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
  };
  return { grey, width: small.width, height: small.height };
}

function spread(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(square) };
}

// which hint the size of a head before a plain wall calls for, if any: far, near
function sizeOfHead({ grey, width, height }, wall) {
  const headIn = (y) => {
    const across = Array.from({ length: width }, (_, x) => x).filter((x) => Math.abs(grey(x, y) - wall) > STANDS_OUT);
    return across.length < 2 ? 0 : (across.at(-1) - across[0]) / width;
  };
  const rows = Array.from({ length: height }, (_, y) => headIn(y));
  const wide = Math.max(...rows.slice(height * EYES[0], height * EYES[1]));
  const crown = rows.findIndex((row) => row > SIDE) / height;
  if (crown < 0) {
    return null;
  }
  if (wide > MOST_WIDE || crown < HIGHEST) {
    return 'near';
  }
  return wide < LEAST_WIDE || crown > LOWEST ? 'far' : null;
}

// which hints a picture calls for: dark, bright, blurred, busy, far, near
export function hints(picture) {
  const seen = greys(picture);
  const { grey, width, height } = seen;
  const all = [];
  const edges = [];
  const behind = [];
  const corners = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const here = grey(x, y);
      all.push(here);
      edges.push(4 * here - grey(x - 1, y) - grey(x + 1, y) - grey(x, y - 1) - grey(x, y + 1));
      if (y < height * UPPER && (x < width * SIDE || x > width * (1 - SIDE))) {
        behind.push(here);
        if (y < height * CORNERS) {
          corners.push(here);
        }
      }
    }
  }
  const light = spread(all).mean;
  const isPlain = (part) => spread(part).deviation <= TOO_BUSY;
  const size = isPlain(corners) ? sizeOfHead(seen, spread(corners).mean) : null;
  return [
    light < TOO_DARK && 'dark',
    light > TOO_BRIGHT && 'bright',
    spread(edges).deviation ** 2 < TOO_BLURRED && 'blurred',
    size === 'near' || isPlain(behind) ? size : 'busy'
  ].filter(Boolean);
}

// the middle of what the camera sees, upright
function cut(video) {
  const across = Math.min(video.videoWidth, video.videoHeight * WIDTH_TO_HEIGHT);
  const down = across / WIDTH_TO_HEIGHT;
  const picture = document.createElement('canvas');
  picture.height = Math.min(Math.round(down), TALLEST);
  picture.width = Math.round(picture.height * WIDTH_TO_HEIGHT);
  picture
    .getContext('2d')
    .drawImage(
      video,
      (video.videoWidth - across) / 2,
      (video.videoHeight - down) / 2,
      across,
      down,
      0,
      0,
      picture.width,
      picture.height
    );
  return picture;
}

// root is the document, or the shadow root that holds the case file; what comes back ends the recording
export default function offerCamera(root) {
  const box = root.getElementById('camera');
  if (!box) {
    return undefined;
  }
  const part = (name) => box.querySelector(`[data-camera=${name}]`);
  const field = root.getElementById('photo');
  const video = box.querySelector('video');
  let stream = null;
  let taken = null;

  const show = (step) => {
    ['idle', 'live', 'taken'].forEach((name) => {
      part(name).hidden = name !== step;
    });
  };
  const tell = (problem) => {
    box.querySelectorAll('[data-problem]').forEach((sentence) => {
      sentence.hidden = sentence.dataset.problem !== problem;
    });
  };
  const stop = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    video.srcObject = null;
  };

  const start = async () => {
    tell(null);
    if (!navigator.mediaDevices?.getUserMedia) {
      tell('insecure');
      return;
    }
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { width: { ideal: 1920 }, height: { ideal: 1440 }, facingMode: 'user' },
        audio: false
      });
    } catch (error) {
      tell(error.name === 'NotAllowedError' ? 'refused' : 'missing');
      return;
    }
    if (!box.isConnected) {
      stop();
      return;
    }
    stream.getVideoTracks()[0].addEventListener('ended', () => {
      stop();
      show('idle');
      tell('gone');
    });
    video.srcObject = stream;
    await video.play();
    show('live');
    part('live').scrollIntoView({ block: 'nearest' });
    part('take').focus({ preventScroll: true });
  };

  const take = async () => {
    const picture = cut(video);
    stop();
    taken = await new Promise((done) => picture.toBlob(done, 'image/jpeg', QUALITY));
    const shown = part('picture');
    shown.width = picture.width;
    shown.height = picture.height;
    shown.getContext('2d').drawImage(picture, 0, 0);
    const found = hints(picture);
    box.querySelectorAll('[data-hint]').forEach((hint) => {
      hint.hidden = !found.includes(hint.dataset.hint);
    });
    part('fine').hidden = found.length > 0;
    show('taken');
    part('save').focus();
  };

  const save = () => {
    const files = new DataTransfer();
    files.items.add(new File([taken], NAME, { type: 'image/jpeg' }));
    field.files = files.files;
    field.form.requestSubmit();
  };

  part('start').addEventListener('click', start);
  part('take').addEventListener('click', take);
  part('off').addEventListener('click', () => {
    stop();
    show('idle');
  });
  part('save').addEventListener('click', save);
  part('again').addEventListener('click', start);
  window.addEventListener('pagehide', stop);
  box.hidden = false;
  return stop;
}

offerCamera(document);
