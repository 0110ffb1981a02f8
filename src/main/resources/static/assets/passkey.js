// Asks the device for a passkey, and sends what it answers with the form around the button.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const withBytes = (described) => described.map((one) => ({ ...one, id: bytes(one.id) }));

async function answer(options) {
  const publicKey = { ...options, challenge: bytes(options.challenge) };
  if (!options.user) {
    publicKey.allowCredentials = withBytes(options.allowCredentials ?? []);
    const shown = await navigator.credentials.get({ publicKey });
    return written(shown, {
      authenticatorData: text(shown.response.authenticatorData),
      signature: text(shown.response.signature),
      userHandle: shown.response.userHandle ? text(shown.response.userHandle) : undefined,
    });
  }
  publicKey.user = { ...options.user, id: bytes(options.user.id) };
  publicKey.excludeCredentials = withBytes(options.excludeCredentials ?? []);
  const made = await navigator.credentials.create({ publicKey });
  return written(made, {
    attestationObject: text(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

function written(credential, response) {
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const failed = form.querySelector("[data-failed]");
  form.querySelector("[data-without]").hidden = Boolean(window.PublicKeyCredential);
  const button = form.querySelector("button");
  button.hidden = !window.PublicKeyCredential;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.textContent = "";
    button.disabled = true;
    try {
      form.elements.answer.value = await answer(JSON.parse(form.dataset.passkey));
      form.submit();
    } catch {
      failed.textContent = failed.dataset.failed;
      button.disabled = false;
    }
  });
}
