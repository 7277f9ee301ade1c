// expects: format
export const spread   =   "out"
