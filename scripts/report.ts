/** What a checker found, and at how many things it looked: looking at nothing is a failure. */
export type CheckResult = { readonly looked: number; readonly problems: readonly string[] };

/**
 * Print a checker's result and set the exit status.
 * @param what what was looked at, in the plural, for the sentence at the end
 * @param floor fewer things than this mean that the checker is pointed at the wrong place
 */
export function report(what: string, result: CheckResult, floor = 1): void {
  const problems = [...result.problems, ...tooFew(what, result, floor)];
  for (const problem of problems) console.log(problem);
  console.log(`${result.looked} ${what} looked at, ${problems.length} problems.`);
  if (problems.length > 0) process.exitCode = 1;
}

/** The sentence of a checker that has seen too little to be trusted. */
export function tooFew(what: string, result: CheckResult, floor: number): string[] {
  return result.looked >= floor
    ? []
    : [`Only ${result.looked} ${what} were looked at; at least ${floor} are expected.`];
}
