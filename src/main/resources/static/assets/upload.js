// Sends each copy without leaving the page, shows how far it is, and offers to try again when the line breaks.
// Without this script each form is sent as usual.
(() => {
  const problem = (form, sentence) => {
    const input = form.elements.file;
    let place = form.querySelector('.paspor-problem');
    if (!place) {
      place = document.createElement('p');
      place.className = 'paspor-problem';
      place.id = `${input.id}-problem`;
      input.before(place);
    }
    place.setAttribute('role', 'alert');
    place.textContent = sentence;
    input.classList.add('is-invalid');
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', place.id);
  };

  const progress = (form) => {
    const label = document.createElement('p');
    label.setAttribute('role', 'status');
    label.textContent = form.dataset.sending;
    const bar = document.createElement('progress');
    bar.className = 'paspor-progress';
    bar.setAttribute('aria-label', form.dataset.sending);
    form.append(label, bar);
    return { label, bar };
  };

  const send = (form) => {
    const button = form.querySelector('button');
    const { label, bar } = progress(form);
    const request = new XMLHttpRequest();
    const over = () => {
      label.remove();
      bar.remove();
      button.disabled = false;
    };
    button.disabled = true;
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'text/html');
    request.responseType = 'document';
    request.upload.addEventListener('progress', (event) => {
      bar.max = event.total;
      bar.value = event.loaded;
    });
    request.upload.addEventListener('load', () => {
      bar.removeAttribute('value');
      label.textContent = form.dataset.reading;
    });
    request.addEventListener('load', () => {
      over();
      const answer = request.response;
      const id = form.dataset.upload;
      const section = answer && answer.getElementById(id);
      if (section) {
        document.getElementById('progress').replaceWith(answer.getElementById('progress'));
        document.getElementById(id).replaceWith(section);
        const next = section.querySelector('form');
        if (next) {
          enhance(next);
        }
        (section.querySelector('.paspor-problem') ? section.querySelector('input[type=file]') : heading(section)).focus();
      } else if (request.status === 413) {
        problem(form, form.dataset.tooLarge);
      } else {
        // signed out meanwhile, or something that the page itself has to say
        window.location.reload();
      }
    });
    ['error', 'abort', 'timeout'].forEach((end) => request.addEventListener(end, () => {
      over();
      problem(form, form.dataset.brokenOff);
      button.textContent = form.dataset.again;
      button.focus();
    }));
    request.send(new FormData(form));
  };

  const heading = (section) => {
    const name = section.querySelector('h2');
    name.tabIndex = -1;
    return name;
  };

  const enhance = (form) => form.addEventListener('submit', (event) => {
    event.preventDefault();
    const file = form.elements.file.files[0];
    if (file && file.size > Number(form.dataset.most)) {
      problem(form, form.dataset.tooLarge);
    } else {
      send(form);
    }
  });

  document.querySelectorAll('form[data-upload]').forEach(enhance);
})();
