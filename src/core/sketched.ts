/** Of so many papers a first picture is shown while they are compared. Fewer stand on their map before it has been looked at. */
export const fewestSketched = 2000;
