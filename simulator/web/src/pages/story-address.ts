/** Where the story is, beside the pages, and how the server tells that it has one: server and start page have both from here. */

/** From the start page, in a language: `story?language=da`. */
export const STORY_PATH = 'story';
/** Of the answer to the start page's own address. */
export const STORY_HEADER = 'talkode-story';
