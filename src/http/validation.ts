import { AjvCompiler } from '@fastify/ajv-compiler'
import type { FastifySchemaValidationError, FastifyServerOptions } from 'fastify'
import { buildSerializer } from './serialization.ts'

type SchemaController = NonNullable<FastifyServerOptions['schemaController']>
type BuildValidator = NonNullable<
  NonNullable<SchemaController['compilersFactory']>['buildValidator']
>

/** Numbers in an address arrive as text and are converted; a body is taken as it is written. */
export const schemaController: SchemaController = {
  compilersFactory: { buildValidator, buildSerializer },
}

function buildValidator(...[external, given]: Parameters<BuildValidator>) {
  // Fastify and its compiler package declare the same options under two names.
  const options = given as { readonly customOptions?: object } | undefined
  const make = (coerceTypes: false | 'array') => {
    const customOptions = {
      ...options?.customOptions,
      coerceTypes,
      removeAdditional: false,
      allowUnionTypes: true,
    }
    return AjvCompiler()(external as never, { ...options, customOptions } as never)
  }
  const ofBody = make(false)
  const ofRest = make('array')
  // The compiler gives back a validator; its declared type belongs to the other package.
  return ((route: { httpPart?: string }) =>
    (route.httpPart === 'body' ? ofBody : ofRest)(route as never)) as never
}

/** Which field is wrong, and how, in Chinese. */
export function describeInvalid(errors: readonly FastifySchemaValidationError[]): {
  readonly where: string
  readonly why: string
} {
  const [error] = errors
  if (!error) return { where: '请求', why: '不符合约定' }
  const { params } = error
  const at = error.instancePath.split('/').filter(Boolean)
  const name = (last?: unknown) =>
    [...at, ...(typeof last === 'string' ? [last] : [])].join('.') || '请求'
  switch (error.keyword) {
    case 'required':
      return { where: name(params.missingProperty), why: '没有填写' }
    case 'additionalProperties':
      return { where: name(params.additionalProperty), why: '不是约定的项目' }
    case 'minLength':
      return { where: name(), why: '没有填写' }
    case 'maxLength':
      return { where: name(), why: `太长，最多 ${String(params.limit)} 个字` }
    case 'enum':
      return { where: name(), why: `只能是 ${listWords(params.allowedValues)} 之一` }
    case 'format':
    case 'pattern':
      return { where: name(), why: formatWords[String(params.format)] ?? '写法不对' }
    default:
      return { where: name(), why: typeWords[String(params.type)] ?? '不符合约定' }
  }
}

const formatWords: Readonly<Record<string, string>> = {
  uuid: '不是编号',
  date: '不是日期，请写成 2024-10-11 这样',
}

const typeWords: Readonly<Record<string, string>> = {
  string: '应当是文字',
  integer: '应当是整数',
  object: '应当是一组项目',
}

function listWords(words: unknown): string {
  return Array.isArray(words) ? words.join('、') : '约定的几种'
}
