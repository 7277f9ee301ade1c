// expects: lint/correctness/noUnusedVariables
const forgotten = 1;
