import { Global, Module } from '@nestjs/common';
import { DocumentMakers } from './document-maker.js';

/** Global for one thing only: the rooms that make documents register with `DocumentMakers`. */
@Global()
@Module({
  providers: [DocumentMakers],
  exports: [DocumentMakers],
})
export class DeliveryModule {}
