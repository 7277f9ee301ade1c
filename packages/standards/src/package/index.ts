export { type Finding, FindingCollector, type Findings, type Severity } from './finding.ts';
export { DEFAULT_LIMITS, type PackageLimits } from './limits.ts';
export { openPackage, type Package } from './open-package.ts';
export { PackageError, type PackageErrorCode } from './package-error.ts';
export { writeZip, type ZipContent } from './write-zip.ts';
