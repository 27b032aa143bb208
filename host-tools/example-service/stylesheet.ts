/** The example service's look: a look of its own, by the colours of the reader's system, so that light, dark and forced colours are hers. */

export const STYLESHEET = `:root {
  color-scheme: light dark;
  font: 1.125rem/1.6 system-ui, sans-serif;
}

body {
  max-width: 42rem;
  margin: 0 auto;
  padding: min(1.5rem, 4vw);
  background: Canvas;
  color: CanvasText;
  overflow-wrap: anywhere;
}

h1 {
  font-size: min(1.9rem, 9vw);
  line-height: 1.25;
}

.skip {
  margin: 0;
}

.skip a:not(:focus) {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}

header,
.told {
  padding: min(0.75rem, 3vw) min(1rem, 4vw);
  border: 2px solid currentcolor;
}

.name {
  font-weight: 700;
}

header p {
  margin-block: 0.4rem;
}

a,
button {
  display: inline-block;
  min-width: 2.75rem;
  min-height: 2.75rem;
  font: inherit;
  line-height: 2.75rem;
}

button,
.action {
  padding-inline: 1.25rem;
  border: 2px solid currentcolor;
  border-radius: 0.4rem;
  background: ButtonFace;
  color: ButtonText;
  font-weight: 600;
  text-decoration: none;
}

:focus-visible {
  outline: 3px solid currentcolor;
  outline-offset: 3px;
}

dt {
  margin-top: 1rem;
  font-weight: 700;
}

dd {
  margin: 0;
}
`;
