import { Injectable, RequestMethod } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { endpointRuleOf, type EndpointRule } from './endpoint.js';

export const API_PREFIX = 'api';

/** For machines that watch over the program: answered outside of the API. */
export const WITHOUT_PREFIX = ['health/live', 'health/ready', 'metrics'];

export interface Route {
  method: string;
  /** With its parameters by name: '/api/users/:id'. */
  path: string;
  /** The status of its success. */
  status: number;
  /** `Controller.handler`. */
  name: string;
  /** Missing where a controller forgot to declare one: such a route answers nobody. */
  rule: EndpointRule | undefined;
}

/** Every route there is, as the controllers declare them: for the API document and the access test. */
@Injectable()
export class Routes {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  all(): Route[] {
    return this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.routesOf(metatype as ControllerClass) : []))
      .sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
  }

  private routesOf(controller: ControllerClass): Route[] {
    const prototype = controller.prototype as Record<string, object>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (!handler) return [];
      const requestMethod = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (requestMethod === undefined) return [];
      const method = String(RequestMethod[requestMethod]);
      return pathsOf(controller).flatMap((front) =>
        pathsOf(handler).map((back) => ({
          method,
          path: joined(front, back),
          status: statusOf(handler, method),
          name: `${controller.name}.${name}`,
          rule: endpointRuleOf(handler),
        })),
      );
    });
  }
}

/** The status of a handler's success. */
export function statusOf(handler: object, method: string): number {
  const status = Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined;
  return status ?? (method === 'POST' ? 201 : 200);
}

type ControllerClass = { name: string; prototype: object };

function pathsOf(declared: object): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, declared) as string | string[] | undefined;
  return [path ?? ''].flat();
}

function joined(front: string, back: string): string {
  const path = [front, back]
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/');
  return WITHOUT_PREFIX.includes(path) ? `/${path}` : `/${API_PREFIX}/${path}`;
}
