import { Injectable } from '@nestjs/common';
import type { DocumentKind } from '../domain/documents.js';
import type { DocumentOrder, Publication } from './publication.js';

/** Says what a document of one kind holds and how it is drawn; it is published elsewhere. */
export interface DocumentGenerator {
  readonly kind: DocumentKind;
  publication(order: DocumentOrder): Publication;
}

/** The generators by kind: whoever orders a document knows its kind, not its room. */
@Injectable()
export class DocumentGenerators {
  private readonly generators = new Map<DocumentKind, DocumentGenerator>();

  /** Called once by each generator, when its module starts. */
  register(generator: DocumentGenerator): void {
    this.generators.set(generator.kind, generator);
  }

  of(kind: DocumentKind): DocumentGenerator {
    const generator = this.generators.get(kind);
    if (!generator) throw new Error(`No generator for documents of kind ${kind}.`);
    return generator;
  }
}
