export {
  appendChain,
  appendChainMany,
  type ChainActing,
  type ChainEntry,
} from './append-chain.ts'
export {
  type ChainFields,
  type ChainKind,
  type ChainValue,
  chainKindLabels,
  chainKinds,
} from './domain.ts'
export { type ReadEntry, readChain, readPersonChain } from './read-chain.ts'
export { sealChain } from './seal-chain.ts'
export { verifyChain } from './verify-chain.ts'
