/** Text as it stands in XML, between tags and in attributes. */

/** Any character as a reference to its number (XML 1.0 section 4.1): that needs no table of names. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
