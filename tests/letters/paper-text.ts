/** All text of a paper, as somebody reads it from top to bottom. */
import type { Paper } from '../../host-tools/issuer/domain/paper/paper-block.ts';

/** Texts of the blocks in order, no-break spaces as they are. */
export function blockTextsOf({ blocks }: Paper): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'sender':
        return [block.name];
      case 'address':
        return [block.lines.join(' ')];
      case 'steps':
        return block.items.flatMap((item, index) => [`${index + 1}.`, item]);
      case 'code':
        return [block.label, block.groups.join('\u00a0')];
      case 'picture-code':
        return [block.caption];
      case 'date':
      case 'heading':
      case 'paragraph':
      case 'footer':
        return [block.text];
    }
  });
}

/** With what is only said or shown otherwise. */
export function allText(paper: Paper): string {
  const more = paper.blocks.flatMap((block) => {
    if (block.kind === 'code') return [block.digitByDigit.label, block.digitByDigit.digits];
    return block.kind === 'picture-code' ? [block.alternative] : [];
  });
  return [paper.title, ...blockTextsOf(paper), ...more].join('\n');
}
