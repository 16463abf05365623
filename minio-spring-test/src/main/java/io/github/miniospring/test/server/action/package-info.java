/**
 * What every action of the server has in common: the request it is called with, its place
 * in the server, the rules of names and headers.
 */
@NullMarked
package io.github.miniospring.test.server.action;

import org.jspecify.annotations.NullMarked;
