// expects: cairn/no-process-env
export const mode = process.env['CAIRN_MODE'];
