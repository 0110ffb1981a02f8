// The class of form-js that Tasklist's forms are of. It is made deep in Camunda's bundle, of which webpack hands out the modules.

const PARTS_OF_FORM_JS = ['createFormContainer', 'validateFieldInstance', 'fjs-form-field'];

let found;

window.webpackChunkcamunda_bpm_webapp?.push([['paspor'], {}, require => {
  const source = Object.keys(require.m).find(id => {
    const text = String(require.m[id]);
    return PARTS_OF_FORM_JS.every(word => text.includes(word));
  });
  found = source && require(source).Form;
}]);

const known = new WeakMap();

function know(form) {
  if (known.has(form._container)) {
    return;
  }
  const task = window.angular.element(form._container.parentElement).scope()?.params?.taskId ?? null;
  known.set(form._container, { form, task });
}

// Does something with every form when its content comes; what it does with it may take its time.
export function onImport(act) {
  if (found) {
    const importSchema = found.prototype.importSchema;
    found.prototype.importSchema = function (schema, data) {
      know(this);
      return act(this, (...schemaAndData) => importSchema.apply(this, schemaAndData), schema, data);
    };
  }
}

// Of which task a form is, as Tasklist said when its content came: the address may name another already. Nothing of a start form.
export function taskOf(container) {
  return known.get(container)?.task ?? null;
}

// Whether the fields of a form count. They do a moment after they are seen; what is sent before that, is sent without them.
export function hasFields(container) {
  return known.get(container)?.form.get('formFieldInstanceRegistry').getAll().length > 0;
}
