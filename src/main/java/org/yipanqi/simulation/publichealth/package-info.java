/** Family doctors, management of the ill, pregnancies, the register of residents. */
@NullMarked
package org.yipanqi.simulation.publichealth;

import org.jspecify.annotations.NullMarked;
