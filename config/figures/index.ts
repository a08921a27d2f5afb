export { type Comparison, compare, rule, verdicts } from './compare.ts'
export { type Figure, figuresVariable, report, spreadOf } from './report.ts'
export { deviation, mean, median, quantile } from './statistics.ts'
