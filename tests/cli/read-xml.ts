/** XML as another program reads it: saxes, which refuses whatever XML 1.0 does. */
import { SaxesParser } from 'saxes';

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/** The root element. Throws for a document that is not well-formed. */
export function readXml(text: string): XmlElement {
  const document: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const trail: XmlElement[] = [];
  let current = document;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name, attributes, children: [], text: '' };
    current.children.push(element);
    trail.push(current);
    current = element;
  });
  parser.on('text', (part) => {
    current.text += part;
  });
  parser.on('closetag', () => {
    current = trail.pop() ?? document;
  });
  parser.write(text).close();
  return document.children[0]!;
}
