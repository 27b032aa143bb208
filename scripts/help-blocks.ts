/** Fills the help blocks of a Markdown text: `<!-- generated:help talkode simulate -->` … `<!-- /generated -->`. */

const BLOCK = /<!-- generated:help talkode(?<words>(?: [a-z-]+)*) -->\n[^]*?<!-- \/generated -->/g;

/** The text with every block holding the present help; `helpOf(['simulate'])` gives that of `talkode simulate`. */
export function fillHelpBlocks(markdown: string, helpOf: (words: readonly string[]) => string): string {
  return markdown.replace(BLOCK, (_block, words: string) => {
    const help = helpOf(words.split(' ').filter((word) => word !== '')).trimEnd();
    return `<!-- generated:help talkode${words} -->\n\n\`\`\`text\n${help}\n\`\`\`\n\n<!-- /generated -->`;
  });
}

/** Opening marks without a closing one, which would otherwise stay stale unnoticed. */
export function unclosedBlocks(markdown: string): number {
  const opened = markdown.match(/<!-- generated:help /g)?.length ?? 0;
  const filled = markdown.match(BLOCK)?.length ?? 0;
  return opened - filled;
}
