/** What other features need of bodies and meetings: the decisions that serve a clause. */
export { default as DecisionsOfClause } from './DecisionsOfClause.vue'
