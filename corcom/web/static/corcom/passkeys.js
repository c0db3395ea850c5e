/* Passkeys. A form marked data-passkey asks the browser for a credential before it is sent.
   Its options stand in the page (data-options names the element) or are fetched (data-from). */
"use strict";
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const said = form.querySelector("[role=alert]");

  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    said.textContent = form.dataset.missing;
    form.querySelector("button").disabled = true;
    continue;
  }

  const options = async () => {
    if (form.dataset.options) return JSON.parse(document.getElementById(form.dataset.options).textContent);
    const answer = await fetch(form.dataset.from, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  };

  const create = ({ creation_options: { publicKey } }) => {
    if (form.elements.passwordless?.checked) {
      publicKey.authenticatorSelection = {
        ...publicKey.authenticatorSelection,
        residentKey: "required", requireResidentKey: true, userVerification: "required",
      };
    }
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) });
  };

  const get = ({ request_options: { publicKey } }) =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = "";
    try {
      const credential = await (form.dataset.passkey === "create" ? create : get)(await options());
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      said.textContent = form.dataset.failed;
    }
  });
}
