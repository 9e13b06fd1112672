/** What other features need of policies: an answer of a rule, line by line. */
export { default as AnswerLines } from './rules/AnswerLines.vue'
export type { RuleAnswer, RuleAsk } from './rules'
