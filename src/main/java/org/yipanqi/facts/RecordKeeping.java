package org.yipanqi.facts;

import java.util.List;

/**
 * What a module keeps records of: the facts it publishes and the files it takes in. Implemented
 * once per module and found through the service loader, so that a policy pack can be checked
 * without a database.
 */
public interface RecordKeeping {

  List<FactDeclaration> facts();

  List<ImportFormat> formats();
}
