/** Whether a key goes into a text that the person writes: then it is no command. */
export function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof Element &&
    target.matches('textarea, input:not([type=range], [type=checkbox], [type=radio], [type=color])')
  );
}
