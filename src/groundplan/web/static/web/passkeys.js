// Passkeys: a button with data-passkey asks the browser for one, puts its answer into the field `credential` of the
// button's form and sends the form. What to ask stands in data-options, or is fetched from data-options-from.
// The browser speaks in buffers and the server in base64url; browsers since 2023 could translate, older ones cannot.

const bytes = (text) => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
};

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const named = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

const asked = {
  create: ({ publicKey: given }) =>
    navigator.credentials.create({
      publicKey: {
        ...given,
        challenge: bytes(given.challenge),
        user: { ...given.user, id: bytes(given.user.id) },
        excludeCredentials: named(given.excludeCredentials),
      },
    }),
  get: ({ publicKey: given }) =>
    navigator.credentials.get({
      publicKey: { ...given, challenge: bytes(given.challenge), allowCredentials: named(given.allowCredentials) },
    }),
};

const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

function answerOf(credential) {
  const response = {};
  for (const part of parts) if (credential.response[part]) response[part] = text(credential.response[part]);
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

async function optionsFor(button) {
  if (button.dataset.options) return JSON.parse(button.dataset.options);
  const answer = await fetch(button.dataset.optionsFrom, {
    credentials: "same-origin",
    headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
  });
  if (!answer.ok) throw new TypeError(answer.statusText);
  return (await answer.json()).request_options;
}

function sentenceFor(error, said) {
  if (error instanceof TypeError) return said.sayUnreached;
  if (error.name === "InvalidStateError") return said.sayHad;
  return error.name === "SecurityError" ? said.sayNone : said.sayStopped;
}

async function ask(button) {
  const { form, dataset } = button;
  say(button, "");
  if (!window.PublicKeyCredential || !window.isSecureContext) return say(button, dataset.sayNone);
  button.disabled = true;
  try {
    const credential = await asked[dataset.passkey](await optionsFor(button));
    form.elements.credential.value = JSON.stringify(answerOf(credential));
  } catch (error) {
    return say(button, sentenceFor(error, dataset));
  } finally {
    button.disabled = false;
  }
  form.requestSubmit(button);
}

function say(button, sentence) {
  let told = button.parentElement.querySelector("[data-told]");
  if (!told && sentence) {
    told = document.createElement("p");
    told.className = "wrong";
    told.dataset.told = "";
    told.setAttribute("role", "alert");
    button.before(told);
  }
  if (told) {
    told.textContent = sentence;
    told.hidden = !sentence;
  }
  if (sentence) button.focus();
}

for (const button of document.querySelectorAll("button[data-passkey]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    ask(button);
  });
}
