/** Takes the activation code of the letter's QR code over into its field. A fragment is never sent, and none stays in the address. */
const [, code] = /^#kode=(\d{9})$/.exec(location.hash) ?? [];
const field = document.getElementById('activationCode');
if (code !== undefined && field instanceof HTMLInputElement) {
  if (field.value === '') field.value = code.replace(/(\d{3})(?=\d)/g, '$1 ');
  history.replaceState(null, '', location.pathname + location.search);
}
