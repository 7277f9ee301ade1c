/** A grade as people say it: "6", not "06"; other codes stay as they are. */
export function plainGrade(grade: string): string {
  return /^0*\d+$/.test(grade) ? String(Number(grade)) : grade;
}
