// What form-js does differently here. The forms are made deep in Camunda's bundle, of which webpack hands out the modules.

// A field that a decision hides again keeps its error in form-js, and the form could not be sent: forget such errors. Runs
// after the listener of Tasklist, which believes the last it hears.
function forgetErrorsOfHiddenFields(form) {
  form.on('changed', 500, () => {
    const { data, errors } = form._getState();
    const hides = id => {
      const conditional = form.get('formFieldRegistry').get(id)?.conditional;
      return conditional && form.get('conditionChecker').check(conditional.hide, data) === true;
    };
    const left = Object.fromEntries(Object.entries(errors).filter(([id]) => !hides(id)));
    if (Object.keys(left).length < Object.keys(errors).length) {
      form._setState({ errors: left });
    }
  });
}

function watchForms() {
  window.webpackChunkcamunda_bpm_webapp?.push([['paspor'], {}, require => {
    const source = Object.keys(require.m).find(id => {
      const text = String(require.m[id]);
      return ['createFormContainer', 'validateFieldInstance', 'fjs-form-field'].every(word => text.includes(word));
    });
    const { Form } = source ? require(source) : {};
    if (Form) {
      const importSchema = Form.prototype.importSchema;
      Form.prototype.importSchema = function (...schemaAndData) {
        if (!this.pasporWatches) {
          this.pasporWatches = true;
          forgetErrorsOfHiddenFields(this);
        }
        return importSchema.apply(this, schemaAndData);
      };
    }
  }]);
}

watchForms();
