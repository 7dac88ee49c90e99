/**
 * What helps somebody who wrote a word that does not exist. It deliberately knows no words itself. Start with
 * {@link org.uclab.lab.words.Nearest}.
 */
package org.uclab.lab.words;
